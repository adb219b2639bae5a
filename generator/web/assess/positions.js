// Roles at their grades, and what they require.
"use strict";

Rolebook.positions = (() => {
  /** @type {Rolebook.Positions["all"]} */
  const all = () =>
    Rolebook.edition()
      .roles.filter((role) => !role.retired)
      .flatMap((role) => role.grades.map((grade) => made(role, grade)));

  /** @type {(role: Rolebook.RoleData, grade: Rolebook.GradeData) => Rolebook.Position} */
  const made = (role, grade) => ({
    id: `${role.id}@${grade.id}`,
    name: grade.title,
    role,
    grade,
  });

  /** @type {Rolebook.Positions["find"]} */
  const find = (id) => {
    const [roleId, gradeId] = id.split("@");
    const role = Rolebook.edition().roles.find((one) => one.id === roleId);
    const grade = role?.grades.find((one) => one.id === gradeId);
    return role && grade ? made(role, grade) : null;
  };

  /** @type {Rolebook.Positions["inReadingOrder"]} */
  const inReadingOrder = (ids) => {
    const wanted = new Set(ids);
    const listed = Object.keys(Rolebook.edition().competencies).filter((id) => wanted.has(id));
    return [...new Set([...listed, ...wanted])];
  };

  /** @type {(position: Rolebook.Position, levels: Record<string, number>) => Rolebook.Requirement[]} */
  const asking = ({ role }, levels) =>
    inReadingOrder(Object.keys(levels)).map((competency) => ({
      competency,
      level: levels[competency] ?? 0,
      key: role.key.includes(competency),
    }));

  /** @type {Rolebook.Positions["requirements"]} */
  const requirements = (position) => asking(position, position.grade.requires);

  /** @type {Rolebook.Positions["asked"]} */
  const asked = (position, file) => {
    const { requires, optional } = position.grade;
    const optedIn = Object.entries(optional).filter(([id]) => file.optional[id]?.value);
    return asking(position, { ...Object.fromEntries(optedIn), ...requires });
  };

  /** @type {Rolebook.Positions["chosen"]} */
  const chosen = ({ id, grade }, at) => ({
    position: id,
    release: Rolebook.edition().release,
    asked: Object.keys(grade.requires),
    levels: { ...grade.requires },
    at,
  });

  /** @type {Rolebook.Positions["next"]} */
  const next = (position) =>
    (Rolebook.edition().moves[position.id] ?? []).flatMap(({ to, kind }) => {
      const found = find(to);
      return found ? [{ position: found, kind }] : [];
    });

  return { all, find, inReadingOrder, requirements, asked, chosen, next };
})();
