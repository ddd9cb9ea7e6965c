import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { pickFields } from '../camel-case/camel-case.js';
import { type FieldError, ValidationFailedError } from '../errors/domain-error.js';
import { compileCheck } from './compile-check.js';
import { LIST_ITEM, STORABLE_TEXT } from './fields.js';

/** The fields of a DTO, those among them that are lists of other DTOs, and a quick way to see that all is well. */
interface Shape {
  fields: readonly string[];
  lists: readonly { field: string; item: Type }[];
  isValid: ((dto: object) => boolean) | null;
}

interface Problem extends FieldError {
  /** Whether only the characters are wrong: no database could keep them. */
  isUnstorable: boolean;
}

type Fields = Record<string, unknown>;

/**
 * Turns what a client sent (a body, a query, the data of a frame) into its DTO, or refuses it with every wrong field.
 * Only the fields of the DTO are taken, in either spelling; the rest is ignored and never walked.
 *
 * @throws ValidationFailedError `validation_failed`, or `invalid_text` when a text that cannot be kept is all that is wrong.
 */
@Injectable()
export class DtoPipe implements PipeTransform {
  private readonly shapes = new Map<unknown, Shape>();

  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (!metatype || this.shapeOf(metatype).fields.length === 0) {
      return value;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ValidationFailedError([{ field: 'data', message: 'must be an object' }]);
    }
    const problems: Problem[] = [];
    const dto = this.read(value, metatype, type === 'query', '', problems);
    if (problems.length > 0) {
      throw new ValidationFailedError(
        problems.map(({ field, message }) => ({ field, message })),
        problems.every(({ isUnstorable }) => isUnstorable) ? 'invalid_text' : 'validation_failed',
      );
    }
    return dto;
  }

  /** Reads one object; the names of its fields in the problems begin with `path`. */
  private read(value: object, metatype: Type, isQuery: boolean, path: string, problems: Problem[]): object {
    const { fields, lists, isValid } = this.shapeOf(metatype);
    const picked = pickFields(value, fields);
    // A query is text, to be read as numbers and the like. JSON has its types already, and class-transformer would walk
    // whatever a client nests into a field.
    const dto = (isQuery ? plainToInstance(metatype, picked) : Object.assign(new metatype(), picked)) as Fields;
    const errors = isValid?.(dto) ? [] : validateSync(dto, { forbidUnknownValues: false });
    for (const { property, constraints = {} } of errors) {
      problems.push({
        field: path + property,
        message: Object.values(constraints)[0] ?? 'is wrong',
        isUnstorable: Object.keys(constraints).every((name) => name === STORABLE_TEXT),
      });
    }
    for (const { field, item } of problems.length > 0 ? [] : lists) {
      const items = dto[field] as unknown[] | undefined;
      dto[field] = items?.map((entry, index) => this.readItem(entry, item, `${path}${field}[${index}]`, problems));
    }
    return dto;
  }

  private readItem(value: unknown, metatype: Type, path: string, problems: Problem[]): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ field: path, message: 'must be an object', isUnstorable: false });
      return value;
    }
    return this.read(value, metatype, false, `${path}.`, problems);
  }

  private shapeOf(metatype: Type): Shape {
    let shape = this.shapes.get(metatype);
    if (!shape) {
      const metadata = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
      const fields = [...new Set(metadata.map(({ propertyName }) => propertyName))];
      const lists = fields.flatMap((field) => {
        const item = Reflect.getMetadata(LIST_ITEM, metatype.prototype as object, field) as Type | undefined;
        return item ? [{ field, item }] : [];
      });
      shape = { fields, lists, isValid: compileCheck(metatype) };
      this.shapes.set(metatype, shape);
    }
    return shape;
  }
}
