import { expect, it } from 'vitest';
import { solveBudget } from '../../src/analysis/budget/exact.ts';
import { budgetProblem } from '../../src/analysis/budget/problem.ts';
import { answerWhole } from '../../src/worker/answer.ts';
import { createSolver, type SolverPort } from '../../src/worker/solver.ts';
import { solving, type ToSolve } from '../../src/worker/solving.ts';
import { rules, VILLAGES, work } from '../analysis/budget/works.ts';

/** The solver's worker in this thread: what goes in and out is copied as between threads. */
function portOfSolver(): SolverPort {
  const port: SolverPort = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (message: ToSolve) =>
      void answerWhole(solving, structuredClone(message), (data) => port.onmessage?.({ data: structuredClone(data) })),
  };
  return port;
}

it('a budget solved in the solver’s worker is the one solved here', async () => {
  const works = [
    work('water', 20, 30, { villages: [0] }),
    work('toilet', 11, 25, { villages: [0], requires: ['water'] }),
    work('road', 60, 90, { villages: [1, 2], due: 2018 }),
    work('clinic', 15, 20, { villages: [1] }),
  ];
  const problem = budgetProblem(works, rules([60, 40], { shares: [{ county: null, perTenThousand: 3000 }], perVillage: 2 }), VILLAGES);
  const away = await createSolver(portOfSolver).budget(problem, { seconds: 20 });
  expect(away).toMatchObject({ value: 145, bound: 145, proof: 'optimal', spent: 91 });
  expect(away).toEqual(await solveBudget(problem));
});
