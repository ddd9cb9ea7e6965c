type CamelName<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelName<Tail>>}`
  : Name;

/** A value of the WebSocket, with the names that REST and this library use. */
export type CamelCased<T> = T extends (infer Item)[]
  ? CamelCased<Item>[]
  : T extends object
    ? { [Name in keyof T as Name extends string ? CamelName<Name> : Name]: CamelCased<T[Name]> }
    : T;

/** Frames name their fields in snake_case, REST in camelCase; the library speaks as REST does. */
export function camelCased<T>(value: T): CamelCased<T> {
  return convert(value) as CamelCased<T>;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(convert);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
      convert(item),
    ]),
  );
}
