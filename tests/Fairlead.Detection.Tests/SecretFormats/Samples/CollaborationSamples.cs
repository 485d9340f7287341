namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class CollaborationSamples : SecretSamples
{
    public CollaborationSamples()
    {
        Add("atlassian-api-token", ["ATA" + "TT3" + "xFfGF0" + B64Url(178) + "=" + Hex(8).ToUpperInvariant()],
            ["ATA" + "TT3" + B64Url(60)]);
        Add("linear-api-key", ["lin" + "_api_" + B62(40)], ["lin" + "_api_" + B62(12)]);
        Add("linear-oauth-token", ["lin" + "_oauth_" + Hex(64)], ["lin" + "_oauth_" + Hex(12)]);
        Add("notion-token", ["nt" + "n_" + Digits(11) + B62(35)], ["nt" + "n_" + Digits(11)]);
        Add("notion-legacy-token", ["sec" + "ret_" + B62(42) + "5"], ["sec" + "ret_" + B62(12), "sec" + "ret_name_of_the_thing"]);
        Add("airtable-token", ["pa" + "t" + B62(14) + "." + Hex(64)], ["pa" + "t" + B62(14)]);
        Add("figma-token", ["fi" + "gd_" + B64Url(40)], ["fi" + "gd_" + B64Url(10)]);
        Add("postman-api-key", ["PM" + "AK-" + Hex(24) + "-" + Hex(34)], ["PM" + "AK-" + Hex(24)]);
        Add("postman-collection-key", ["PM" + "AT-" + Upper(26)], ["PM" + "AT-" + Upper(10)]);
        Add("hubspot-private-app-token", ["pat" + "-na1-" + Guid()], ["pat" + "-na1-" + Hex(12)]);
        Add("typeform-token", ["tf" + "p_" + B64Url(43) + "2"], ["tf" + "p_" + B64Url(12)]);
        Add("contentful-management-token", ["CF" + "PAT-" + B64Url(43)], ["CF" + "PAT-" + B64Url(12)]);
        Add("dropbox-access-token", ["s" + "l." + B64Url(140)], ["s" + "l." + B64Url(40)]);
        Add("clickup-token", ["pk" + "_" + Digits(8) + "_" + Upper(32)], ["pk" + "_" + Digits(8) + "_" + Upper(10)]);
        Add("mapbox-secret-token", ["sk" + ".eyJ" + B64Url(80) + "." + B64Url(22), "tk" + ".eyJ" + B64Url(80) + "." + B64Url(22)],
            ["pk" + ".eyJ" + B64Url(80) + "." + B64Url(22)]);
        Add("readme-api-key", ["rd" + "me_" + Lower(70)], ["rd" + "me_" + Lower(10)]);
        Add("duffel-token", ["duffel" + "_live_" + B64Url(43)], ["duffel" + "_live_" + B64Url(10)]);
        Add("shippo-token", ["shippo" + "_live_" + Hex(40)], ["shippo" + "_live_" + Hex(10)]);
        Add("frameio-token", ["fi" + "o-u-" + B64Url(64)], ["fi" + "o-u-" + B64Url(10)]);
        Add("trello-token", ["AT" + "TA" + Hex(64) + Hex(8).ToUpperInvariant()], ["AT" + "TA" + Hex(20)]);
        Add("asana-legacy-token", ["1/1" + "204" + Digits(12) + ":" + Hex(32)], ["1/1" + "204" + Digits(12), "11/12/2026:" + Hex(32)]);
        Add("asana-token", ["2/1" + "204" + Digits(12) + "/" + Digits(16) + ":" + Hex(32)],
            ["2/1" + "204" + Digits(12) + "/" + Digits(16)]);
        Add("canva-client-secret", ["cn" + "vca" + B62(50) + "1"], ["cn" + "vca" + B62(10)]);
        Add("builder-private-key", ["bp" + "k-" + Hex(32)], ["bp" + "k-" + Hex(12)]);
        Add("coveo-api-key", ["x" + "x" + Guid()], ["x" + "x" + Hex(12), "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"]);
        Add("liveblocks-secret-key", ["sk" + "_prod_" + B64Url(59) + "1", "sk" + "_dev_" + B64Url(59) + "1"],
            ["pk" + "_prod_" + B64Url(59) + "1"]);
        Add("dropbox-short-lived-token", ["s" + "l.u." + B64Url(160)], ["s" + "l.u." + B64Url(20)]);
        Add("zenhub-api-key", ["z" + "h_" + Hex(64)], ["z" + "h_" + Hex(12), "zh_CN"]);
        Add("workato-api-token", ["wrk" + "aus-" + WebToken(signature: 342)], ["wrk" + "aus-eyJ" + B64Url(12)]);
    }
}
