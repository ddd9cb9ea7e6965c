import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
}

interface Document {
  components: { messages: Record<string, { name: string; payload: Schema }>; schemas: Record<string, Schema> };
}

/**
 * What the published AsyncAPI document allows on the WebSocket, to the letter: a field that it does not name is a breach.
 * Every test socket is held to it, and `cleanUp` fails the suite when a frame was not as described.
 */
export class Protocol {
  private static known: Promise<Protocol> | undefined;
  static readonly breaches: string[] = [];

  private constructor(private readonly frames: Map<string, ValidateFunction>) {}

  /** Reads the document of a server, once for all tests of a suite. */
  static of(wsUrl: string): Promise<Protocol> {
    this.known ??= fetch(wsUrl.replace(/^ws(.*)\/ws$/u, 'http$1/asyncapi.json'))
      .then((response) => response.json())
      .then((document) => Protocol.compile(document as Document));
    return this.known;
  }

  /** Notes what is wrong with a frame, if anything is. */
  check(frame: { type: string }): void {
    const validate = this.frames.get(frame.type);
    if (!validate) {
      Protocol.breaches.push(`The document has no frame ${frame.type}.`);
    } else if (!validate(frame)) {
      Protocol.breaches.push(`${JSON.stringify(frame)}: ${JSON.stringify(validate.errors)}`);
    }
  }

  private static compile({ components: { messages, schemas } }: Document): Protocol {
    for (const schema of [...Object.values(schemas), ...Object.values(messages).map(({ payload }) => payload)]) {
      schema.additionalProperties = false;
    }
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'protocol', components: { messages, schemas } });
    return new Protocol(
      new Map(
        Object.entries(messages).map(([key, { name }]) => [
          name,
          ajv.compile({ $ref: `protocol#/components/messages/${key}/payload` }),
        ]),
      ),
    );
  }
}
