namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class MessagingSamples : SecretSamples
{
    public MessagingSamples()
    {
        Add("slack-bot-token", ["xo" + "xb-" + Digits(12) + "-" + Digits(13) + "-" + B62(24)],
            ["xo" + "xb-" + Digits(12), "xo" + "xb-your-bot-token"]);
        Add("slack-user-token", ["xo" + "xp-" + Digits(12) + "-" + Digits(12) + "-" + Digits(12) + "-" + Hex(32), "xo" + "xc-" + Digits(12) + "-" + Hex(64)],
            ["xo" + "xp-token", "xo" + "xp-abc-def-ghi-jkl-mno-pqr-stu"]);
        Add("slack-configuration-token", ["xo" + "xe.xo" + "xp-1-" + B62(166)], ["xo" + "xe.xo" + "xp-1-" + B62(20)]);
        Add("slack-app-token", ["xa" + "pp-1-A" + Upper(10) + "-" + Digits(13) + "-" + Hex(64)], ["xa" + "pp-1-A" + Upper(10)]);
        Add("slack-webhook", ["https://hooks.slack.com/ser" + "vices/T" + Upper(8) + "/B" + Upper(8) + "/" + B62(24)],
            ["https://hooks.slack.com/ser" + "vices/",
                "https://hooks.slack.com/ser" + "vices/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"]);
        Add("slack-workflow-webhook", ["https://hooks.slack.com/work" + "flows/T" + Upper(8) + "/A" + Upper(10) + "/" + Digits(18),
                "https://hooks.slack.com/trig" + "gers/T" + Upper(8) + "/" + Digits(13) + "/" + Hex(32)],
            ["https://hooks.slack.com/work" + "flows/"]);
        Add("discord-bot-token", [Base64Url(Digits(18)) + "." + B64Url(6) + "." + B64Url(38)],
            [Base64Url(Digits(18)) + "." + B64Url(6), Base64Url("notdigitsatallxxxx") + "." + B64Url(6) + "." + B64Url(38)]);
        Add("discord-webhook", ["https://discord.com/api/web" + "hooks/" + Digits(18) + "/" + B64Url(68),
                "https://canary.discord.com/api/v10/web" + "hooks/" + Digits(19) + "/" + B64Url(68)],
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
        Add("slack-legacy-bot-token", ["xo" + "xb-" + Digits(12) + "-" + B62(24)], ["xo" + "xb-" + Digits(12) + "-" + B62(8)]);
        Add("slack-workflow-token", ["xw" + "fp-" + Digits(12) + "-" + Digits(13) + "-" + B62(40) + "1"],
            ["xw" + "fp-", "xw" + "fp-token"]);
        Add("slack-session-cookie", ["xo" + "xd-" + B62(40) + "%2B" + B62(80) + "%3D"], ["xo" + "xd-" + B62(12)]);
        Add("dingtalk-webhook", ["https://oapi.dingtalk.com/rob" + "ot/send?access_token=" + Hex(64)],
            ["https://oapi.dingtalk.com/rob" + "ot/send?access_token=" + Hex(8)]);
        Add("lark-webhook", ["https://open.feishu.cn/open-apis/bot/v2/ho" + "ok/" + Guid(), "https://open.larksuite.com/open-apis/bot/v2/ho" + "ok/" + Guid()],
            ["https://open.feishu.cn/open-apis/bot/v2/hook/", "https://open.feishu.cn/open-apis/bot/v2/hook/{token}"]);
        Add("wecom-webhook", ["https://qyapi.weixin.qq.com/cgi-bin/web" + "hook/send?key=" + Guid()],
            ["https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key="]);
        Add("ifttt-webhook-key", [B64Url(42) + "1"], ["https://maker.ifttt.com/trigger/done/with/key/{key}", "/with/key/short"],
            context: "https://maker.ifttt.com/trigger/done/with/key/{secret}");
        Add("telnyx-api-key", ["KE" + "Y01" + From("0123456789ABCDEF", 30) + "_" + B62(22)], ["KE" + "Y01" + From("0123456789ABCDEF", 30)]);
        Add("postmark-server-token", [Guid()], ["X-Postmark-Server-Token: <token>", Guid()], context: "X-Postmark-Server-Token: {secret}");
        Add("onesignal-api-key", ["os_v2" + "_app_" + Lower(103)], ["os_v2" + "_app_" + Lower(12)]);
        Add("pubnub-secret-key", ["se" + "c-c-" + B64(48)], ["su" + "b-c-" + Guid(), "se" + "c-c-" + B64(8)]);
        Add("intercom-access-token", [Base64("tok:" + Hex(8) + "_" + Hex(4) + "_" + Hex(4) + "_" + Hex(18) + ":1:0")],
            ["dG" + "9rO" + B64(8), "dG" + "9rO" + B64(100)]);
    }
}
