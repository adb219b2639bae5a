// The digest of an indicator's words, the same as generator/assessment/digest.py.
"use strict";

Rolebook.digest = (words) => {
  const text = words.normalize("NFC").trim().split(/\s+/u).join(" ");
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, "0");
};
