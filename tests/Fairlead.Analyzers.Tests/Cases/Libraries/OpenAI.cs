namespace OpenAI
{
    public class OpenAIClient(string apiKey)
    {
        public string Key => apiKey;
    }
}

namespace OpenAI.Chat
{
    public class ChatClient(string model, string apiKey)
    {
        public string Model => model + apiKey;
    }
}

namespace Microsoft.SemanticKernel
{
    public interface IKernelBuilder
    {
    }

    public static class OpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, string apiKey) => builder;
    }
}
