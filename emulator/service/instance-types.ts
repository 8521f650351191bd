// The 133 instance types that a training may run on, by family. Nothing else about them is known here.

const sizesByFamily: Readonly<Record<string, string>> = {
  m4: "xlarge 2xlarge 4xlarge 10xlarge 16xlarge",
  g4dn: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  m5: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge",
  c4: "xlarge 2xlarge 4xlarge 8xlarge",
  p2: "xlarge 8xlarge 16xlarge",
  p4d: "24xlarge",
  p4de: "24xlarge",
  p5: "48xlarge",
  c5: "xlarge 2xlarge 4xlarge 9xlarge 18xlarge",
  c5n: "xlarge 2xlarge 4xlarge 9xlarge 18xlarge",
  g5: "xlarge 2xlarge 4xlarge 8xlarge 16xlarge 12xlarge 24xlarge 48xlarge",
  trn1: "2xlarge 32xlarge",
  trn1n: "32xlarge",
  m6i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
  c6i: "xlarge 2xlarge 8xlarge 4xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
  r5d: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge",
  t3: "medium large xlarge 2xlarge",
  r5: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge",
  c7i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  m7i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  r7i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  g6: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  g6e: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  p5en: "48xlarge",
  p3: "2xlarge 8xlarge 16xlarge",
  p3dn: "24xlarge",
};

/** The members of the InstanceType enumeration. @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ResourceConfig.html */
export const instanceTypes: readonly string[] = Object.entries(sizesByFamily).flatMap(([family, sizes]) =>
  sizes.split(" ").map((size) => `ml.${family}.${size}`),
);
