// Checks a value against a JSON Schema: the keywords that the answers file's schema uses.
"use strict";

Rolebook.validate = (() => {
  const MOST = 5;

  /** @typedef {Record<string, any>} Schema */

  /** @type {(value: unknown) => string} */
  const typeOf = (value) =>
    value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

  /** @type {(root: Schema, schema: Schema, value: any, path: string[], problems: Rolebook.Problem[]) => void} */
  const check = (root, schema, value, path, problems) => {
    if (problems.length >= MOST) return;
    const fail = (/** @type {string} */ rule) => problems.push({ path: path.join(" › "), rule });
    if (typeof schema["$ref"] === "string") {
      const name = schema["$ref"].replace("#/$defs/", "");
      check(root, root["$defs"][name], value, path, problems);
      return;
    }
    if (Array.isArray(schema["anyOf"])) {
      const fits = schema["anyOf"].some((one) => holds(root, one, value));
      if (!fits) check(root, schema["anyOf"][0], value, path, problems);
      return;
    }
    if ("const" in schema && value !== schema["const"]) fail("value");
    if (Array.isArray(schema["enum"]) && !schema["enum"].includes(value)) fail("value");
    if (typeof schema["type"] === "string" && schema["type"] !== typeOf(value)) {
      fail("type");
      return;
    }
    if (typeof value === "string") checkText(schema, value, fail);
    if (typeof value === "number") {
      if (value < (schema["minimum"] ?? -Infinity) || value > (schema["maximum"] ?? Infinity)) fail("value");
    }
    if (Array.isArray(value) && schema["items"]) {
      value.forEach((item, at) => check(root, schema["items"], item, [...path, String(at)], problems));
    }
    if (typeOf(value) === "object") checkObject(root, schema, value, path, problems);
  };

  /** @type {(schema: Schema, value: string, fail: (rule: string) => void) => void} */
  const checkText = (schema, value, fail) => {
    if (value.length > (schema["maxLength"] ?? Infinity)) fail("length");
    else if (schema["pattern"] && !new RegExp(schema["pattern"], "u").test(value)) fail("value");
  };

  /** @type {(root: Schema, schema: Schema, value: Record<string, any>, path: string[], problems: Rolebook.Problem[]) => void} */
  const checkObject = (root, schema, value, path, problems) => {
    const known = schema["properties"] ?? {};
    const patterns = Object.entries(schema["patternProperties"] ?? {});
    for (const name of schema["required"] ?? []) {
      if (!Object.keys(value).includes(name)) problems.push({ path: [...path, name].join(" › "), rule: "missing" });
    }
    for (const [name, item] of Object.entries(value)) {
      const inside = [...path, name];
      if (schema["propertyNames"]) check(root, schema["propertyNames"], name, inside, problems);
      const matching = patterns.find(([pattern]) => new RegExp(pattern, "u").test(name));
      if (Object.keys(known).includes(name)) check(root, known[name], item, inside, problems);
      else if (matching) check(root, /** @type {Schema} */ (matching[1]), item, inside, problems);
      else if (schema["additionalProperties"] === false) {
        problems.push({ path: inside.join(" › "), rule: "unknown" });
      } else if (typeof schema["additionalProperties"] === "object") {
        check(root, schema["additionalProperties"], item, inside, problems);
      }
    }
  };

  /** @type {(root: Schema, schema: Schema, value: unknown) => boolean} */
  const holds = (root, schema, value) => {
    /** @type {Rolebook.Problem[]} */
    const problems = [];
    check(root, schema, value, [], problems);
    return problems.length === 0;
  };

  return (schema, value) => {
    /** @type {Rolebook.Problem[]} */
    const problems = [];
    check(schema, schema, value, [], problems);
    return problems.slice(0, MOST);
  };
})();
