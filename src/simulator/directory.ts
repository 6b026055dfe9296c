/** A member of the corporation whom the app may see. */
export interface Person {
  userid: string;
  name: string;
  role: string;
}

/** The people in the app's visible range. Userids are compared without case, as WeCom does. */
export class Directory {
  private known = new Map<string, Person>();

  constructor(private readonly load: () => Promise<Person[]>) {}

  async all(): Promise<Person[]> {
    const people = await this.load();
    this.known = new Map(people.map((person) => [person.userid.toLowerCase(), person]));
    return people;
  }

  /** Asks anew only for somebody who is not known: every push would otherwise cost a query. */
  async find(userid: string): Promise<Person | undefined> {
    const key = userid.toLowerCase();
    if (!this.known.has(key)) await this.all();
    return this.known.get(key);
  }
}
