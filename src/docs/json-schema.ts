/** As much of a schema as the documents change in it. */
export interface Schema {
  type?: string | string[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  $ref?: string;
}

/**
 * Puts the schema of a DTO into plain JSON Schema, which OpenAPI 3.1 and AsyncAPI 3 follow: there null is one more type,
 * and the decorators still write `nullable`. Names of fields go through `rename`.
 */
export function toJsonSchema(schema: Schema, rename: (name: string) => string): Schema {
  const { required, properties } = schema;
  return {
    ...schema,
    ...(required ? { required: required.map(rename) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, property]) => [rename(name), withNull(property)]),
          ),
        }
      : {}),
  };
}

function withNull({ nullable, ...schema }: Schema): Schema {
  return nullable ? { ...schema, type: [schema.type as string, 'null'] } : schema;
}
