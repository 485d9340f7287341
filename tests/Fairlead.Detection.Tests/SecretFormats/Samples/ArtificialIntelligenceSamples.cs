namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class ArtificialIntelligenceSamples : SecretSamples
{
    public ArtificialIntelligenceSamples()
    {
        Add("anthropic-api-key", ["sk-" + "ant-api03-" + B64Url(93) + "AA"], ["sk-" + "ant-api03-" + B64Url(20), "sk-" + "ant-your-key"]);
        Add("openrouter-api-key", ["sk-" + "or-v1-" + Hex(64)], ["sk-" + "or-v1-" + Hex(32)]);
        Add("openai-api-key", ["sk-" + B62(20) + "T3Blbk" + "FJ" + B62(20), "sk-" + "proj-" + B64Url(74) + "T3Blbk" + "FJ" + B64Url(74)],
            ["sk-" + B62(48), "sk-" + "proj-" + B64Url(100), "sk-loading-indicator-with-a-rather-long-class-name-in-css"]);
        Add("huggingface-token", ["hf" + "_" + B62(34)], ["hf" + "_" + B62(20), "hf" + "_hub_download_with_retries"]);
        Add("replicate-token", ["r8" + "_" + B62(37)], ["r8" + "_" + B62(12)]);
        Add("groq-api-key", ["gs" + "k_" + B62(52)], ["gs" + "k_" + B62(12)]);
        Add("perplexity-api-key", ["pp" + "lx-" + B62(48)], ["pp" + "lx-" + B62(12)]);
        Add("xai-api-key", ["xa" + "i-" + B62(80)], ["xa" + "i-" + B62(12)]);
        Add("nvidia-api-key", ["nv" + "api-" + B64Url(64)], ["nv" + "api-" + B64Url(12)]);
        Add("langsmith-api-key", ["lsv2" + "_pt_" + Hex(32) + "_" + Hex(10)], ["lsv2" + "_pt_" + Hex(32)]);
        Add("langfuse-secret-key", ["sk-" + "lf-" + Guid()], ["pk-" + "lf-" + Guid()]);
        Add("pinecone-api-key", ["pc" + "sk_" + B62(5) + "_" + B62(63)], ["pc" + "sk_" + B62(63)]);
        Add("anthropic-session-id", ["sk-" + "ant-sid01-" + B64Url(93) + "AA"], ["sk-" + "ant-sid01-" + B64Url(20)]);
        Add("deepseek-api-key", ["sk" + "-" + Hex(32)], ["sk" + "-" + Hex(20), "sk" + "-" + B62(33)]);
        Add("together-api-key", ["tg" + "p_v1_" + B64Url(43)], ["tg" + "p_v1_" + B64Url(12)]);
        Add("cerebras-api-key", ["cs" + "k-" + Lower(47) + "1"], ["cs" + "k-" + Lower(12)]);
        Add("jina-api-key", ["ji" + "na_" + Hex(32) + B62(28)], ["ji" + "na_" + B62(12)]);
        Add("elevenlabs-api-key", ["s" + "k_" + Hex(48)], ["s" + "k_" + Hex(20)]);
        Add("runway-api-key", ["ke" + "y_" + Hex(128)], ["ke" + "y_" + Hex(32)]);
        Add("tavily-api-key", ["tv" + "ly-" + B62(32), "tv" + "ly-dev-" + B62(32)], ["tv" + "ly-" + B62(8)]);
        Add("firecrawl-api-key", ["f" + "c-" + Hex(32)], ["f" + "c-" + Hex(12)]);
        Add("llamacloud-api-key", ["ll" + "x-" + B62(48)], ["ll" + "x-" + B62(12)]);
        Add("wandb-api-key", ["wan" + "db_v1_" + B62(77)], ["wan" + "db_v1_" + B62(12)]);
    }
}
