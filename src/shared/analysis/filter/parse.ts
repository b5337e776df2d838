import { isDay } from '#shared/kernel/day.ts';
import { and, not, or, type Truth } from '#shared/kernel/kleene.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Subject } from '../subject.ts';
import { variableOf, type Scalar, type Variable } from '../variables.ts';
import { compareKnown, isIn, OPERATORS, type Operator } from './compare.ts';
import { tokenise, type FilterProblem, type Token } from './tokens.ts';

/** A condition on a patient. Unknown is neither kept nor dropped in silence: the caller counts it. */
export interface Filter {
  test(subject: Subject): Truth;
  /** Names and versions of the rules it asks for. */
  readonly rules: readonly string[];
}

type Test = (subject: Subject) => Truth;

const MAX_DEPTH = 50;
const LISTED = 12;

class Refusal extends Error {
  readonly problem: FilterProblem;
  constructor(message: string, position: number) {
    super(message);
    this.problem = { message, position };
  }
}

function expectation({ name, type }: Variable): string {
  switch (type.kind) {
    case 'number':
      return `${name} takes a number`;
    case 'boolean':
      return `${name} takes true or false`;
    case 'date':
      return `${name} takes a date as YYYY-MM-DD`;
    case 'code':
    case 'codes':
      if (type.codes === null) return `${name} takes a word or a quoted text`;
      return type.codes.length > LISTED
        ? `${name} takes one of its codes`
        : `${name} takes one of ${type.codes.join(', ')}`;
  }
}

function literalOf(variable: Variable, token: Token): Scalar {
  const { kind, text, position } = token;
  const refused = new Refusal(expectation(variable), position);
  if (kind === 'operator' || kind === 'punctuation' || kind === 'end') throw refused;
  const { type, name } = variable;
  switch (type.kind) {
    case 'number':
      if (name === 'nTumours' && text === 'innumerable') return Infinity;
      if (kind !== 'number') throw refused;
      return Number(text);
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw refused;
      return text === 'true';
    case 'date':
      if (!isDay(text)) throw refused;
      return text;
    case 'code':
    case 'codes':
      if (type.codes !== null && !type.codes.includes(text)) throw refused;
      return text;
  }
}

/** Recursive descent: `or` binds loosest, then `and`, then `not`. */
class Parser {
  readonly rules = new Set<string>();
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get #token(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Refusal('the filter is empty', 0);
    return token;
  }

  #take(): Token {
    const token = this.#token;
    this.#next += 1;
    return token;
  }

  #isWord(word: string): boolean {
    return this.#token.kind === 'name' && this.#token.text.toLowerCase() === word;
  }

  #punctuation(sign: string): void {
    const token = this.#take();
    if (token.kind !== 'punctuation' || token.text !== sign) {
      throw new Refusal(`expects "${sign}", not ${token.text}`, token.position);
    }
  }

  whole(): Test {
    const test = this.#or();
    const { kind, text, position } = this.#token;
    if (kind !== 'end') throw new Refusal(`expects "and", "or" or the end, not ${text}`, position);
    return test;
  }

  #or(): Test {
    const terms = [this.#and()];
    while (this.#isWord('or')) {
      this.#take();
      terms.push(this.#and());
    }
    return (subject) => or(...terms.map((term) => term(subject)));
  }

  #and(): Test {
    const terms = [this.#not()];
    while (this.#isWord('and')) {
      this.#take();
      terms.push(this.#not());
    }
    return (subject) => and(...terms.map((term) => term(subject)));
  }

  #not(): Test {
    if (!this.#isWord('not')) return this.#primary();
    const { position } = this.#take();
    return this.#nested(position, () => {
      const term = this.#not();
      return (subject) => not(term(subject));
    });
  }

  #primary(): Test {
    const { kind, text, position } = this.#token;
    if (kind !== 'punctuation' || text !== '(') return this.#comparison();
    this.#take();
    return this.#nested(position, () => {
      const inner = this.#or();
      this.#punctuation(')');
      return inner;
    });
  }

  #nested(position: number, parse: () => Test): Test {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Refusal('is nested too deeply', position);
    const test = parse();
    this.#depth -= 1;
    return test;
  }

  #variable(): Variable {
    const { kind, text, position } = this.#take();
    if (kind !== 'name') throw new Refusal(`expects the name of a field or score, not ${text}`, position);
    const variable = variableOf(text);
    if (variable === null)
      throw new Refusal(`${text} is no field of patient or baseline and no score`, position);
    if (variable.rule !== null) this.rules.add(variable.rule);
    return variable;
  }

  #comparison(): Test {
    const variable = this.#variable();
    const { type } = variable;
    if (this.#isWord('in')) {
      this.#take();
      const literals = this.#list(variable);
      return (subject) => isIn(type, variable.read(subject), literals);
    }
    const operator = this.#operator(variable);
    const literal = literalOf(variable, this.#take());
    return (subject) => compareKnown(type, operator, variable.read(subject), literal);
  }

  #operator({ name, type }: Variable): Operator {
    const { text, position } = this.#take();
    const operator = OPERATORS.find((candidate) => candidate === text);
    if (operator === undefined)
      throw new Refusal(`expects ${OPERATORS.join(' ')} or in after ${name}`, position);
    const isOrdered = type.kind === 'number' || type.kind === 'date';
    if (!isOrdered && operator !== '=' && operator !== '!=') {
      throw new Refusal(`${name} takes = != or in, not ${operator}`, position);
    }
    return operator;
  }

  #list(variable: Variable): readonly Scalar[] {
    this.#punctuation('(');
    const literals = [literalOf(variable, this.#take())];
    while (this.#token.text === ',' && this.#token.kind === 'punctuation') {
      this.#take();
      literals.push(literalOf(variable, this.#take()));
    }
    this.#punctuation(')');
    return literals;
  }
}

/**
 * Reads a filter: `name op literal` with `= != < <= > >= in`, joined by `and`, `or`, `not` and parentheses, for example
 * `sex = female and not (bclc in (C, D)) and age >= 60`. Names and literals are checked against codebook and catalogue.
 * Cost: linear.
 */
export function parseFilter(text: string): Result<Filter, FilterProblem> {
  const tokens = tokenise(text);
  if (!tokens.ok) return tokens;
  const parser = new Parser(tokens.value);
  try {
    const test = parser.whole();
    return ok({ test, rules: [...parser.rules] });
  } catch (error) {
    if (error instanceof Refusal) return fail(error.problem);
    throw error;
  }
}
