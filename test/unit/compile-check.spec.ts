import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { IsDefined, IsString, ValidateNested, validateSync } from 'class-validator';
import { assert, constantFrom, property, record } from 'fast-check';
import { CreateChannelDto } from '../../src/channels/dto/create-channel.dto.js';
import { UpdateChannelDto } from '../../src/channels/dto/update-channel.dto.js';
import { compileCheck } from '../../src/common/validation/compile-check.js';
import { CreateMessageDto } from '../../src/messages/dto/create-message.dto.js';
import { ListMessagesQueryDto } from '../../src/messages/dto/list-messages-query.dto.js';
import { SendMessageDto } from '../../src/messages/dto/send-message.dto.js';

const VALUES = [
  undefined,
  null,
  '',
  ' ',
  'a',
  'x'.repeat(128),
  'x'.repeat(129),
  '😀'.repeat(10_000),
  'x'.repeat(10_001),
  'a\0b',
  'a\u0007b',
  '\ud800',
  '2024-01-01T12:00:00Z',
  '2024-02-30T12:00:00Z',
  true,
  0,
  1,
  1.5,
  1_001,
  {},
  [],
];

const FIELDS =
  'id channel_id user_id user_name content timestamp is_own_message name description archived limit offset order before'.split(
    ' ',
  );

describe('The quick check of a DTO', () => {
  it.each<[string, Type<object>]>(
    [SendMessageDto, CreateMessageDto, CreateChannelDto, UpdateChannelDto, ListMessagesQueryDto].map((dto) => [
      dto.name,
      dto,
    ]),
  )('says of any %s what class-validator says', (_, metatype) => {
    const isValid = compileCheck(metatype);
    const data = record(Object.fromEntries(FIELDS.map((field) => [field, constantFrom(...VALUES)])), {
      requiredKeys: [],
    });
    assert(
      property(data, (fields) => {
        const dto = Object.assign(new metatype(), fields);
        expect(isValid?.(dto)).toBe(validateSync(dto, { forbidUnknownValues: false }).length === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a message that keeps every rule', () => {
    const message = {
      id: '1',
      channel_id: '1',
      user_id: 'u',
      user_name: 'n',
      content: 'c',
      timestamp: '2024-01-01T12:00:00Z',
    };
    expect(compileCheck(SendMessageDto)?.(Object.assign(new SendMessageDto(), message))).toBe(true);
  });

  it('leaves a class with rules of another kind to class-validator', () => {
    class Nested {
      @ValidateNested()
      inner!: object;
    }
    class Each {
      @IsString({ each: true })
      texts!: string[];
    }
    class Defined {
      @IsDefined()
      value!: unknown;
    }
    expect([Nested, Each, Defined].map(compileCheck)).toEqual([null, null, null]);
  });
});
