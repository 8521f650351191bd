import type * as pulumi from "@pulumi/pulumi";

/** The same shape with a `pulumi.Input` at every depth. A plain value is an `Input` of its own type, as errors then show it. */
export type DeepInput<T> = [T] extends [string | number | boolean | undefined] ? pulumi.Input<T> : ShapeInput<T>;

type ShapeInput<T> = pulumi.Input<T extends (infer Entry)[] ? DeepInput<Entry>[] : T extends object ? Inputs<T> : T>;

/** Every member of a shape as a {@link DeepInput}; the members' documentation comes along. */
export type Inputs<T> = { [Key in keyof T]: DeepInput<T[Key]> };
