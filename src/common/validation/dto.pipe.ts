import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { pickFields } from '../camel-case/camel-case.js';
import { type FieldError, ValidationFailedError } from '../errors/domain-error.js';
import { STORABLE_TEXT } from './fields.js';

/**
 * Turns what a client sent (a body, a query, the data of a frame) into its DTO, or refuses it with every wrong field.
 * Only the fields of the DTO are taken, in either spelling; the rest is ignored and never walked.
 *
 * @throws ValidationFailedError `validation_failed`, or `invalid_text` when a text that cannot be kept is all that is wrong.
 */
@Injectable()
export class DtoPipe implements PipeTransform {
  private readonly fields = new Map<unknown, readonly string[]>();

  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    const fields = metatype ? this.fieldsOf(metatype) : [];
    if (!metatype || fields.length === 0) {
      return value;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ValidationFailedError([{ field: 'data', message: 'must be an object' }]);
    }
    const picked = pickFields(value, fields);
    // A query is text, to be read as numbers and the like. JSON has its types already, and class-transformer would walk
    // whatever a client nests into a field.
    const dto = (
      type === 'query' ? plainToInstance(metatype, picked) : Object.assign(new metatype(), picked)
    ) as object;
    const errors = validateSync(dto, { forbidUnknownValues: false });
    if (errors.length > 0) {
      const constraints = errors.map((error) => error.constraints ?? {});
      throw new ValidationFailedError(
        errors.map(({ property, constraints: broken }): FieldError => {
          return { field: property, message: Object.values(broken ?? {})[0] ?? 'is wrong' };
        }),
        constraints.every((broken) => Object.keys(broken).every((name) => name === STORABLE_TEXT))
          ? 'invalid_text'
          : 'validation_failed',
      );
    }
    return dto;
  }

  private fieldsOf(metatype: Type): readonly string[] {
    let fields = this.fields.get(metatype);
    if (!fields) {
      const metadata = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
      fields = [...new Set(metadata.map(({ propertyName }) => propertyName))];
      this.fields.set(metatype, fields);
    }
    return fields;
  }
}
