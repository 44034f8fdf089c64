import type { Calibration, Replica } from "@outlay/capacity";

type Answers = Map<string, unknown>;
type ByObject<Value> = WeakMap<object, Value>;

const known: ByObject<ByObject<ByObject<Answers>>> = new WeakMap();
const mostAnswers = 2_000;

/**
 * What was worked out before for a replica under a calibration: while somebody drags a slider of the load,
 * replicas and targets stay the same, and what the calibration says of them takes milliseconds. The same
 * question has the same answer, so nothing but time depends on it.
 *
 * @param question JSON of all that the answer depends on beside the calibration and the replica, and what is asked
 */
export function remembered<Answer>(
  calibration: Calibration,
  { model, gpu, gpus, precision, engine }: Replica,
  question: string,
  work: () => Answer,
): Answer {
  const ofPart = below(below(known, calibration, newMap<ByObject<Answers>>), gpu, newMap<Answers>);
  const answers = below(ofPart, model, newAnswers);
  const key = `${gpus} ${precision} ${engine} ${question}`;
  const before = answers.get(key);
  if (before !== undefined) return before as Answer;
  const answer = work();
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(key, answer);
  return answer;
}

const newMap = <Value>(): ByObject<Value> => new WeakMap();
const newAnswers = (): Answers => new Map();

function below<Value>(map: ByObject<Value>, of: object, fresh: () => Value): Value {
  const there = map.get(of) ?? fresh();
  map.set(of, there);
  return there;
}
