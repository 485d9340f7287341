using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Providers of models.</summary>
internal static class ArtificialIntelligencePatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("anthropic-api-key", "an Anthropic API key", OneOf("sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-ort01-"),
            Base64Url(80, 120)),
        new("openrouter-api-key", "an OpenRouter API key", "sk-or-v1-", LowerHex(64)),
        new("openai-api-key", "an OpenAI API key", OneOf("sk-proj-", "sk-svcacct-", "sk-admin-", "sk-"), Base64Url(48, 250))
        {
            Check = SecretContents.IsOpenAIKey,
            CheckName = "mark within",
        },
        new("huggingface-token", "a Hugging Face access token", OneOf("hf_", "api_org_"), Alphanumeric(34)),
        new("replicate-token", "a Replicate API token", "r8_", Alphanumeric(37)),
        new("groq-api-key", "a Groq API key", "gsk_", Alphanumeric(52)),
        new("perplexity-api-key", "a Perplexity API key", "pplx-", Alphanumeric(48)),
        new("xai-api-key", "an xAI API key", "xai-", Alphanumeric(80)),
        new("nvidia-api-key", "an NVIDIA API key", "nvapi-", Base64Url(64)),
        new("langsmith-api-key", "a LangSmith API key", OneOf("lsv2_pt_", "lsv2_sk_"), LowerHex(32), "_", LowerHex(10)),
        new("langfuse-secret-key", "a Langfuse secret key", "sk-lf-", LowerHex(8), "-", LowerHex(4), "-", LowerHex(4), "-", LowerHex(4),
            "-", LowerHex(12)),
        new("pinecone-api-key", "a Pinecone API key", "pcsk_", Alphanumeric(5, 6), "_", Alphanumeric(63)),
    ];
}
