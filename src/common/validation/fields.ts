import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';
import { parseTimestamp } from '../time/timestamp.js';

/** Name of the constraint that stands for the error code `invalid_text`. */
export const STORABLE_TEXT = 'storable_text';

/** Under this key a field that is a list remembers the class of its items. */
export const LIST_ITEM = 'chat:list-item';

const ID_MAX_LENGTH = 128;
export const USER_NAME_MAX_LENGTH = 100;
export const ABOUT_MAX_LENGTH = 1_000;
export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 128;

interface FieldOptions {
  description: string;
  example?: unknown;
  optional?: boolean;
  nullable?: boolean;
  /** Clients may leave it out where the server knows it; it is filled in then, before the rules are looked at. */
  known?: boolean;
}

interface TextOptions extends FieldOptions {
  /** Fewest and most characters, counted in code points. */
  min: number;
  max: number;
}

const CONTROL_CHARACTERS = /\p{Cc}/u;

/** A constraint of one field, whose sentence goes on after the name of the field. */
function constraint(name: string, validate: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate,
      defaultMessage: (args?: ValidationArguments) => (args?.value === undefined ? 'is required' : message),
    },
  });
}

/** A field of a DTO: one rule for validation and document. An optional field may be absent, a nullable one null. */
function field(
  { optional, nullable, known, ...options }: FieldOptions,
  schema: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
) {
  const api = {
    ...options,
    ...schema,
    required: !optional && !known,
    ...(nullable ? { nullable: true } : {}),
  } as ApiPropertyOptions;
  const presence = [
    ...(optional && nullable ? [IsOptional()] : []),
    ...(optional && !nullable ? [ValidateIf((_, value) => value !== undefined)] : []),
  ];
  return applyDecorators(ApiProperty(api), ...presence, ...rules);
}

/**
 * Counts in code points, as Python does: class-validator's own lengths count UTF-16 units. The count stops at the limit.
 */
function hasLength(text: string, min: number, max: number): boolean {
  if (text.length < min || text.length > 2 * max) {
    return false;
  }
  if (text.length <= max) {
    return min <= 1 || [...text].length >= min;
  }
  let length = 0;
  for (const _ of text) {
    length += 1;
  }
  return length <= max;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** NUL is answered by a rule of its own, with its own code. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

/** A text of `min` to `max` code points that is not blank (unless `min` is 0) and that every database can keep. */
export function TextField({ min, max, ...options }: TextOptions) {
  const range = `${min} to ${max.toLocaleString('en')}`;
  return field(
    options,
    { type: 'string', minLength: min, maxLength: max },
    constraint(
      'text',
      (value) => typeof value === 'string' && hasLength(value, min, max) && (min === 0 || /\S/u.test(value)),
      `must be a text of ${range} characters${min === 0 ? '' : ' that is not blank'}`,
    ),
    constraint(
      STORABLE_TEXT,
      (value) => typeof value !== 'string' || isStorable(value),
      'must not contain NUL or half of a surrogate pair',
    ),
  );
}

/** A new password or one to sign in with: 8 to 128 code points, of any kind; it is never trimmed nor changed. */
export function PasswordField(options: FieldOptions) {
  return field(
    { ...options, example: 'correct horse battery' },
    { type: 'string', format: 'password', minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH },
    constraint(
      'password',
      (value) =>
        typeof value === 'string' &&
        value.isWellFormed() &&
        [...value].length >= PASSWORD_MIN_LENGTH &&
        hasLength(value, PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH),
      `must be a text of ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters`,
    ),
  );
}

/** An identifier: 1 to 128 code points without control characters. */
export function IdField(options: FieldOptions) {
  return field(
    options,
    { type: 'string', minLength: 1, maxLength: ID_MAX_LENGTH },
    constraint(
      'id',
      (value) =>
        typeof value === 'string' &&
        hasLength(value, 1, ID_MAX_LENGTH) &&
        !(CONTROL_CHARACTERS.test(value) && CONTROL_CHARACTERS.test(withoutNul(value))),
      `must be an id of 1 to ${ID_MAX_LENGTH} characters without control characters`,
    ),
    constraint(
      STORABLE_TEXT,
      (value) => typeof value !== 'string' || isStorable(value),
      'must not contain NUL or half of a surrogate pair',
    ),
  );
}

/** A text of a form of its own; the sentence goes on after the name of the field. */
export function FormField({
  matches,
  message,
  max,
  ...options
}: FieldOptions & { matches: (text: string) => boolean; message: string; max: number }) {
  return field(
    options,
    { type: 'string', minLength: 1, maxLength: max },
    constraint('form', (value) => typeof value === 'string' && hasLength(value, 1, max) && matches(value), message),
  );
}

/** A point in time: ISO 8601 with or without an offset, to the microsecond. */
export function TimestampField(options: FieldOptions) {
  return field(
    options,
    { type: 'string', format: 'date-time' },
    constraint(
      'timestamp',
      (value) => typeof value === 'string' && value.length <= 64 && parseTimestamp(value) !== null,
      'must be a date and time in ISO 8601, such as 2024-01-01T12:00:00Z',
    ),
  );
}

/** true or false. */
export function BooleanField(options: FieldOptions) {
  return field(
    options,
    { type: 'boolean' },
    constraint('boolean', (value) => typeof value === 'boolean', 'must be true or false'),
  );
}

function wholeNumberFrom(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER
    ? `must be a whole number of at least ${min}`
    : `must be a whole number from ${min} to ${max}`;
}

/** A whole number in a query string. */
export function IntegerQuery({ min, max, ...options }: FieldOptions & { min: number; max: number; default?: number }) {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,16}$/u.test(value) ? Number(value) : value,
    ),
    field(
      { ...options, optional: true },
      { type: 'integer', minimum: min, maximum: max },
      constraint(
        'integer',
        (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
        wholeNumberFrom(min, max),
      ),
    ),
  );
}

/** A whole number in JSON. */
export function IntegerField({ min, max, ...options }: FieldOptions & { min: number; max: number }) {
  return field(
    options,
    { type: 'integer', minimum: min, maximum: max },
    constraint(
      'integer',
      (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
      wholeNumberFrom(min, max),
    ),
  );
}

/** A list of at most `max` items: ids when they are texts, else objects, which are held to the rules of their own class. */
export function ListField(item: Type | StringConstructor, { max, ...options }: FieldOptions & { max: number }) {
  const isText = item === String;
  return applyDecorators(
    ...(isText ? [] : [Reflect.metadata(LIST_ITEM, item)]),
    field(
      options,
      { type: isText ? [String] : [item as Type], minItems: 0, maxItems: max },
      constraint(
        'list',
        (value) =>
          Array.isArray(value) &&
          value.length <= max &&
          (!isText || value.every((text) => typeof text === 'string' && hasLength(text, 1, ID_MAX_LENGTH))),
        `must be a list of at most ${max.toLocaleString('en')} ${isText ? 'ids' : 'items'}`,
      ),
    ),
  );
}

/** true or false in a query string. */
export function BooleanQuery(options: FieldOptions) {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    BooleanField({ ...options, optional: true }),
  );
}

/** One of a few words. */
export function ChoiceField({ choices, ...options }: FieldOptions & { choices: readonly string[] }) {
  return field(
    options,
    { type: 'string', enum: [...choices] },
    constraint('choice', (value) => choices.includes(value as string), `must be one of ${choices.join(', ')}`),
  );
}

/** Any of a few words, or none of them. */
export function ChoicesField({ choices, ...options }: FieldOptions & { choices: readonly string[] }) {
  return field(
    options,
    { type: 'string', enum: [...choices], isArray: true, maxItems: choices.length },
    constraint(
      'choices',
      (value) =>
        Array.isArray(value) &&
        value.length <= choices.length &&
        value.every((item) => choices.includes(item as string)),
      `must be a list of at most ${choices.length}, each one of ${choices.join(', ')}`,
    ),
  );
}

/** One of a few words in a query string. */
export function ChoiceQuery(options: FieldOptions & { choices: readonly string[] }) {
  return ChoiceField({ ...options, optional: true });
}
