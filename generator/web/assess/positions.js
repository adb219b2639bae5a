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

  /** @type {Rolebook.Positions["requirements"]} */
  const requirements = ({ role, grade }) =>
    Object.entries(grade.requires).map(([competency, level]) => ({
      competency,
      level,
      key: role.key.includes(competency),
    }));

  /** @type {Rolebook.Positions["optedIn"]} */
  const optedIn = ({ role, grade }, file) =>
    Object.entries(grade.optional)
      .filter(([competency]) => file.optional[competency]?.value)
      .map(([competency, level]) => ({ competency, level, key: role.key.includes(competency) }));

  /** In the order of the models, as the overview shows them. @type {Rolebook.Positions["asked"]} */
  const asked = (position, file) => {
    const { models, competencies } = Rolebook.edition();
    const order = models.map((model) => model.id);
    const place = (/** @type {Rolebook.Requirement} */ one) =>
      order.indexOf(competencies[one.competency]?.model ?? "");
    return [...requirements(position), ...optedIn(position, file)].sort((a, b) => place(a) - place(b));
  };

  /** @type {Rolebook.Positions["next"]} */
  const next = (position) =>
    (Rolebook.edition().moves[position.id] ?? []).flatMap(({ to, kind }) => {
      const found = find(to);
      return found ? [{ position: found, kind }] : [];
    });

  return { all, find, requirements, optedIn, asked, next };
})();
