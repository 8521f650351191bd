/**
 * The entry `pulumi-cleanroomsml/emulator`: the package `cleanroomsml-emulator`, which is installed beside this one where a
 * program's tests want it. Nothing else of this package knows it.
 *
 * @module pulumi-cleanroomsml/emulator
 */
export * from "cleanroomsml-emulator";
