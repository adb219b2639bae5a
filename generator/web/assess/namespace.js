// The one name that the site's scripts share; data scripts hand over what they hold through it.
"use strict";

Object.assign(globalThis, { Rolebook: Reflect.get(globalThis, "Rolebook") ?? {} });

Rolebook.data = { competencies: new Map() };

Rolebook.receive = {
  words(data) {
    Rolebook.data.words = data;
  },
  schema(data) {
    Rolebook.data.schema = data;
  },
  acknowledgementSchema(data) {
    Rolebook.data.acknowledgementSchema = data;
  },
  acknowledgeable(data) {
    Rolebook.data.acknowledgeable = data;
  },
  library(data) {
    // Without a prototype: an id from a file, such as "constructor", finds only what is there.
    const competencies = Object.assign(Object.create(null), data.competencies);
    Rolebook.data.library = { ...data, competencies };
  },
  onboarding(data) {
    Rolebook.data.onboarding = Object.assign(Object.create(null), data);
  },
  competency(data) {
    Rolebook.data.competencies.set(data.id, data);
  },
};
