// Loads competencies when they are asked: scripts work from a disk, where `fetch` does not.
"use strict";

Rolebook.loading = (() => {
  /** @type {Map<string, Promise<Rolebook.CompetencyData>>} */
  const under_way = new Map();

  /**
   * Loads one data script and gives what it handed over.
   *
   * @template T
   * @param {string} src
   * @param {() => T | undefined} received
   * @returns {Promise<T>}
   */
  const data = (src, received) =>
    new Promise((resolve, reject) => {
      const script = Rolebook.element("script", { src });
      const failed = () => {
        script.remove();
        reject(new Error(src));
      };
      script.addEventListener("error", failed);
      script.addEventListener("load", () => {
        const found = received();
        if (found) resolve(found);
        else failed();
      });
      document.head.append(script);
    });

  /** @type {(assets: string, id: string) => Promise<Rolebook.CompetencyData>} */
  const one = async (assets, id) => {
    try {
      const src = `${assets}assess/data/competencies/${encodeURIComponent(id)}.js`;
      return await data(src, () => Rolebook.data.competencies.get(id));
    } catch (error) {
      under_way.delete(id);
      throw error;
    }
  };

  /** Without it, a preview names steps by their ids. @type {Rolebook.Loading["onboarding"]} */
  const onboarding = async (assets) => {
    try {
      return Rolebook.data.onboarding ?? (await data(`${assets}assess/data/onboarding.js`, () => Rolebook.data.onboarding));
    } catch {
      return {};
    }
  };

  /** @type {(id: string) => boolean} */
  const exists = (id) => {
    const entry = Rolebook.edition().competencies[id];
    return entry !== undefined && !entry.retired;
  };

  /** @type {Rolebook.Loading["load"]} */
  const load = async (assets, ids) => {
    const wanted = [...new Set(ids)].filter(exists);
    const found = await Promise.all(
      wanted.map((id) => {
        const pending = under_way.get(id) ?? one(assets, id);
        under_way.set(id, pending);
        return pending;
      }),
    );
    return new Map(found.map((data) => [data.id, data]));
  };

  return { load, onboarding, exists };
})();
