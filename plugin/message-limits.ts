/** Messages can be as large as those of Pulumi's own hosts. */
export const MESSAGE_LIMITS = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };
