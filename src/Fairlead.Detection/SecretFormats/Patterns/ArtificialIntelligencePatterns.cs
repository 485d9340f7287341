using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Providers of models, and of what programs around models need.</summary>
internal static class ArtificialIntelligencePatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("anthropic-api-key", "an Anthropic API key", OneOf("sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-ort01-"),
            Base64Url(80, 120)),
        new("anthropic-session-id", "an Anthropic session id", OneOf("sk-ant-sid01-", "sk-ant-sid02-"), Base64Url(80, 130)),
        new("openrouter-api-key", "an OpenRouter API key", "sk-or-v1-", LowerHex(64)),
        new("openai-api-key", "an OpenAI API key", OneOf("sk-proj-", "sk-svcacct-", "sk-admin-", "sk-"), Base64Url(48, 250))
        {
            Check = SecretContents.IsOpenAIKey,
            CheckName = "mark within",
        },
        new("deepseek-api-key", "a DeepSeek or DashScope API key", "sk-", LowerHex(32)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("huggingface-token", "a Hugging Face access token", OneOf("hf_", "api_org_"), Alphanumeric(34)),
        new("replicate-token", "a Replicate API token", "r8_", Alphanumeric(37)),
        new("groq-api-key", "a Groq API key", "gsk_", Alphanumeric(52)),
        new("perplexity-api-key", "a Perplexity API key", "pplx-", Alphanumeric(48)),
        new("xai-api-key", "an xAI API key", "xai-", Alphanumeric(80)),
        new("nvidia-api-key", "an NVIDIA API key", "nvapi-", Base64Url(64)),
        new("together-api-key", "a Together AI API key", "tgp_v1_", Base64Url(43)),
        new("cerebras-api-key", "a Cerebras API key", "csk-", LowerAlphanumeric(48)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("jina-api-key", "a Jina AI API key", PrefixAnd("jina_", "0123456789abcdef"), Base64Url(59)),
        new("elevenlabs-api-key", "an ElevenLabs API key", "sk_", LowerHex(48)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("runway-api-key", "a Runway API key", "key_", LowerHex(128)),
        new("tavily-api-key", "a Tavily API key", OneOf("tvly-dev-", "tvly-prod-", "tvly-"), Alphanumeric(32)),
        new("firecrawl-api-key", "a Firecrawl API key", "fc-", LowerHex(32)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("llamacloud-api-key", "a LlamaCloud API key", "llx-", Alphanumeric(48)),
        new("wandb-api-key", "a Weights & Biases API key", "wandb_v1_", Base64Url(60, 90)),
        new("langsmith-api-key", "a LangSmith API key", OneOf("lsv2_pt_", "lsv2_sk_"), LowerHex(32), "_", LowerHex(10)),
        new("langfuse-secret-key", "a Langfuse secret key", ThenGuid("sk-lf-")),
        new("pinecone-api-key", "a Pinecone API key", "pcsk_", Alphanumeric(5, 6), "_", Alphanumeric(63)),
    ];
}
