/** A refusal of the API: HTTP 200 with an `errcode`, as WeCom answers. */
export class ApiError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

/** Throws unless `fact` holds. */
export function must(fact: unknown, errcode: number, errmsg: string): asserts fact {
  if (!fact) throw new ApiError(errcode, errmsg);
}
