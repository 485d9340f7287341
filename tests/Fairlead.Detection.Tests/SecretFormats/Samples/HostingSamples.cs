namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class HostingSamples : SecretSamples
{
    public HostingSamples()
    {
        Add("heroku-api-key", ["HR" + "KU-AA" + B64Url(58)], ["HR" + "KU-" + Guid()]);
        Add("fly-access-token", ["fm2" + "_" + B64(200) + "=="], ["fm2" + "_" + B64(20)]);
        Add("fly-personal-token", ["fo1" + "_" + B64Url(43)], ["fo1" + "_" + B64Url(20)]);
        Add("vercel-token", ["vc" + "p_" + B64Url(56), "vc" + "s_" + B64Url(56)], ["vc" + "p_" + B64Url(24)]);
        Add("netlify-token", ["nf" + "p_" + B62(36)], ["nf" + "p_" + B62(12)]);
        Add("render-api-key", ["rn" + "d_" + B62(27) + "9"],
            ["rn" + "d_" + B62(12), "rn" + "d_" + new string('a', 14) + "BcDeFgHiJkLmNoPq"]);
        Add("deno-deploy-token", ["dd" + "p_" + B62(35) + "1", "dd" + "o_" + B62(35) + "1"],
            ["dd" + "p_" + B62(12), "dd" + "p_" + B62(40)]);
        Add("convex-deploy-key", ["prod:happy-otter-123|ey" + "J2MiI6" + B64(60) + "=="], ["prod:happy-otter-123|ey" + "J2MiI6", "a|eyJ2"]);
        Add("val-town-token", ["vt" + "wn_" + B62(27) + "1"], ["vt" + "wn_" + B62(6)]);
        Add("apify-token", ["apify" + "_api_" + B62(36), "apify" + "_proxy_" + B62(36)],
            ["apify" + "_api_" + B62(10), "apify" + "_api_client_for_the_web"]);
        Add("e2b-api-key", ["e2" + "b_" + Hex(40)], ["e2" + "b_" + Hex(12)]);
        Add("daytona-api-key", ["dt" + "n_" + Hex(64)], ["dt" + "n_" + Hex(12)]);
        Add("browserbase-api-key", ["bb" + "_live_" + B64Url(27)], ["bb" + "_live_" + B64Url(12)]);
        Add("runpod-api-key", ["rp" + "a_" + Upper(41) + "3ab"], ["rp" + "a_" + Upper(12)]);
        Add("terraform-cloud-token", [B62(14) + ".atlas" + "v1." + B64Url(67)], [B62(8) + ".atlas" + "v1." + B64Url(67)]);
        Add("pulumi-access-token", ["pu" + "l-" + Hex(40)], ["pu" + "l-" + Hex(20)]);
        Add("tailscale-key", ["tskey" + "-auth-" + B62(17) + "-" + B62(32)], ["tskey" + "-auth-" + B62(17)]);
        Add("tailscale-legacy-key", ["tskey" + "-" + B62(16) + "-" + B62(23) + "1"], ["tskey" + "-" + B62(16), "tskey-something-else"]);
        Add("headscale-key", ["hskey" + "-auth-" + B64Url(12) + "-" + B64Url(63) + "a"], ["hskey" + "-auth-" + B64Url(12)]);
        Add("defined-networking-api-key", ["dn" + "key-" + B32(26) + "-" + B32(52)], ["dn" + "key-" + B32(26)]);
        Add("docker-hub-token", ["dckr" + "_pat_" + B64Url(27), "dckr" + "_oat_" + B64Url(32)], ["dckr" + "_pat_" + B64Url(10)]);
        Add("docker-swarm-join-token", ["SWM" + "TKN-1-" + Lower(50) + "-" + Lower(25)], ["SWM" + "TKN-1-" + Lower(50)]);
        Add("docker-swarm-unlock-key", ["SWM" + "KEY-1-" + B64(43)], ["SWM" + "KEY-1-" + B64(12)]);
    }
}
