// Loads competencies when they are asked: scripts work from a disk, where `fetch` does not.
"use strict";

Rolebook.loading = (() => {
  /** @type {Map<string, Promise<Rolebook.CompetencyData>>} */
  const under_way = new Map();

  /** @type {(assets: string, id: string) => Promise<Rolebook.CompetencyData>} */
  const one = (assets, id) =>
    new Promise((resolve, reject) => {
      const script = Rolebook.element("script", {
        src: `${assets}assess/data/competencies/${encodeURIComponent(id)}.js`,
      });
      const failed = () => {
        under_way.delete(id);
        script.remove();
        reject(new Error(id));
      };
      script.addEventListener("error", failed);
      script.addEventListener("load", () => {
        const found = Rolebook.data.competencies.get(id);
        if (found) resolve(found);
        else failed();
      });
      document.head.append(script);
    });

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

  return { load, exists };
})();
