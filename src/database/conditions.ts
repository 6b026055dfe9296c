/**
 * TypeORM's operators of conditions, each from its own file: the package's index loads every driver it knows, which a
 * start would pay for.
 */
export { FindOperator } from 'typeorm/find-options/FindOperator';
export { Between } from 'typeorm/find-options/operator/Between';
export { In } from 'typeorm/find-options/operator/In';
export { IsNull } from 'typeorm/find-options/operator/IsNull';
export { LessThan } from 'typeorm/find-options/operator/LessThan';
export { LessThanOrEqual } from 'typeorm/find-options/operator/LessThanOrEqual';
export { Like } from 'typeorm/find-options/operator/Like';
export { MoreThan } from 'typeorm/find-options/operator/MoreThan';
export { MoreThanOrEqual } from 'typeorm/find-options/operator/MoreThanOrEqual';
export { Not } from 'typeorm/find-options/operator/Not';
