/** What declares a table, each from its own file: TypeORM's index loads every driver it knows, at each start. */
import 'reflect-metadata';

export { Entity } from 'typeorm/decorator/entity/Entity';
export { Index } from 'typeorm/decorator/Index';
export { Column } from 'typeorm/decorator/columns/Column';
export { PrimaryColumn } from 'typeorm/decorator/columns/PrimaryColumn';
export { PrimaryGeneratedColumn } from 'typeorm/decorator/columns/PrimaryGeneratedColumn';
/** Everything that was declared. */
export { getMetadataArgsStorage } from 'typeorm/globals';
