/**
 * What the three operations on tags take and answer, under AWS's own names.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
 */

/**
 * Adds tags or changes their values.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_TagResource.html
 */
export interface TagResourceInput {
  /** ARN of the model. */
  resourceArn: string;
  /** Tags to set: keys of 1 to 128 and values of 0 to 256 characters, at most 50 with those that are there. */
  tags: Record<string, string>;
}

/**
 * Removes tags by key.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_UntagResource.html
 */
export interface UntagResourceInput {
  /** ARN of the model. */
  resourceArn: string;
  /** At most 200 keys. */
  tagKeys: string[];
}

/**
 * Asks for all tags of a resource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
 */
export interface ListTagsForResourceInput {
  /** ARN of the model. */
  resourceArn: string;
}

/**
 * All tags of a resource.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ListTagsForResource.html
 */
export interface ListTagsForResourceOutput {
  /** Values by key. */
  tags: Record<string, string>;
}
