namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class MessagingSamples : SecretSamples
{
    public MessagingSamples()
    {
        Add("slack-bot-token", ["xo" + "xb-" + Digits(12) + "-" + Digits(13) + "-" + B62(24)],
            ["xo" + "xb-" + Digits(12), "xo" + "xb-your-bot-token"]);
        Add("slack-user-token", ["xo" + "xp-" + Digits(12) + "-" + Digits(12) + "-" + Digits(12) + "-" + Hex(32)],
            ["xo" + "xp-token", "xo" + "xp-abc-def-ghi-jkl-mno-pqr-stu"]);
        Add("slack-configuration-token", ["xo" + "xe.xo" + "xp-1-" + B62(166)], ["xo" + "xe.xo" + "xp-1-" + B62(20)]);
        Add("slack-app-token", ["xa" + "pp-1-A" + Upper(10) + "-" + Digits(13) + "-" + Hex(64)], ["xa" + "pp-1-A" + Upper(10)]);
        Add("slack-webhook", ["https://hooks.slack.com/ser" + "vices/T" + Upper(8) + "/B" + Upper(8) + "/" + B62(24)],
            ["https://hooks.slack.com/ser" + "vices/",
                "https://hooks.slack.com/ser" + "vices/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"]);
        Add("slack-workflow-webhook", ["https://hooks.slack.com/work" + "flows/T" + Upper(8) + "/A" + Upper(10) + "/" + Digits(18)],
            ["https://hooks.slack.com/work" + "flows/"]);
        Add("discord-bot-token", [Base64Url(Digits(18)) + "." + B64Url(6) + "." + B64Url(38)],
            [Base64Url(Digits(18)) + "." + B64Url(6), Base64Url("notdigitsatallxxxx") + "." + B64Url(6) + "." + B64Url(38)]);
        Add("discord-webhook", ["https://discord.com/api/web" + "hooks/" + Digits(18) + "/" + B64Url(68)],
            ["https://discord.com/api/web" + "hooks/" + Digits(18)]);
        Add("telegram-bot-token", [Digits(10) + ":A" + "A" + B64Url(33)],
            [Digits(4) + ":A" + "A" + B64Url(33), Digits(10) + ":A" + "A" + B64Url(12)]);
        Add("twilio-api-key", ["S" + "K" + Hex(32)], ["S" + "K" + Hex(20), "A" + "C" + Hex(32)]);
        Add("sendgrid-api-key", ["S" + "G." + B64Url(22) + "." + B64Url(43)], ["S" + "G." + B64Url(22), "S" + "G.Resources.Strings.Title"]);
        Add("mailgun-api-key", ["ke" + "y-" + Hex(32)], ["ke" + "y-" + Hex(20), "ke" + "y-" + Guid(), "pubkey-" + Hex(32)]);
        Add("mailchimp-api-key", [Hex(32) + "-u" + "s12"], [Hex(20) + "-u" + "s12", "en-us"]);
        Add("mailersend-api-token", ["ml" + "sn." + Hex(64)], ["ml" + "sn." + Hex(20)]);
        Add("brevo-api-key", ["xkey" + "sib-" + Hex(64) + "-" + B62(16)], ["xkey" + "sib-" + Hex(64)]);
        Add("resend-api-key", ["r" + "e_" + B62(8) + "_" + B62(23) + "1"], ["r" + "e_" + B62(8), "r" + "e_compiled_patternForEverything"]);
        Add("facebook-access-token", ["EA" + "AG" + B62(180)], ["EA" + "AG" + B62(30)]);
    }
}
