import { type Bin, brierScore, reliability, type Scored } from '@/lib/domain/modelo/scoring';
import { auc, meanAuc } from './auc';
import { bootstrap, type Confidence } from './bootstrap';
import { contendersFor, HEART_RATE, leaveOnePersonOut, recalibrated } from './contenders';
import type { Person } from './items';

const BINS = 5;

/** `auc` is the mean over persons, `auc_pooled` over all windows at once. */
export type Score = {
  name: string;
  auc: number | null;
  auc_ci: Confidence | null;
  auc_pooled: number | null;
  brier: number | null;
  reliability: Bin[];
};

export type PersonRow = {
  subject: string;
  windows: number;
  ones: number;
  mixed: number;
  abstained: number;
  auc: number | null;
};

/** `gain`: AUC of the model, recalibrated, minus that of heart rate alone, on the same persons. */
export type Evaluation = {
  model: string;
  persons: PersonRow[];
  scores: Score[];
  gain: { auc: number; ci: Confidence | null } | null;
};

export function evaluate(model: string, persons: readonly Person[]): Evaluation {
  const judged = persons.map(({ items }) => items).filter((items) => items.length > 0);
  const told = contendersFor(model).map((contender) => ({
    name: contender.name,
    byPerson: leaveOnePersonOut(judged, contender),
  }));
  const of = (name: string) => told.find((one) => one.name === name)?.byPerson ?? [];
  return {
    model,
    persons: persons.map((person) => rowOf(person)),
    scores: told.map(({ name, byPerson }) => scoreOf(name, byPerson)),
    gain: gainOf(of(recalibrated(model)), of(HEART_RATE)),
  };
}

function scoreOf(name: string, byPerson: readonly Scored[][]): Score {
  const all = byPerson.flat();
  return {
    name,
    auc: meanAuc(byPerson),
    auc_ci: bootstrap(byPerson, meanAuc),
    auc_pooled: auc(all),
    brier: brierScore(all),
    reliability: reliability(all, BINS),
  };
}

function rowOf({ subject, items, mixed, abstained }: Person): PersonRow {
  return {
    subject,
    windows: items.length,
    ones: items.filter(({ label }) => label === 1).length,
    mixed,
    abstained,
    auc: auc(items.map(({ probabilidad, label }) => ({ probabilidad, outcome: label }))),
  };
}

/** The same persons are drawn for both, so that what a person adds to both cancels. */
function gainOf(model: readonly Scored[][], other: readonly Scored[][]): Evaluation['gain'] {
  const pairs = model.map((own, index) => [own, other[index] ?? []] as const);
  const gain = (drawn: typeof pairs) => {
    const ours = meanAuc(drawn.map(([own]) => own));
    const theirs = meanAuc(drawn.map(([, own]) => own));
    return ours === null || theirs === null ? null : ours - theirs;
  };
  const value = gain(pairs);
  return value === null ? null : { auc: value, ci: bootstrap(pairs, (drawn) => gain([...drawn])) };
}
