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
    }
}
