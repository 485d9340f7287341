using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.SecretFormats.Shapes;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Chat, mail and telephony.</summary>
internal static class MessagingPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("slack-bot-token", "a Slack bot token", "xoxb-", Digits(10, 14), "-", Digits(10, 14), "-", Alphanumeric(20, 34)),
        new("slack-legacy-bot-token", "a Slack bot token", "xoxb-", Digits(8, 14), "-", Alphanumeric(18, 26)),
        new("slack-user-token", "a Slack user token", OneOf("xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxc-"),
            Run(CharSet.Alphanumeric.With("-"), 24, 120))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("slack-workflow-token", "a Slack workflow token", "xwfp-", Run(CharSet.Alphanumeric.With("-"), 24, 300))
        {
            Check = SecretContents.HasDigit,
            CheckName = "digits",
        },
        new("slack-session-cookie", "the cookie of a Slack session", "xoxd-", Run(CharSet.Base64.With("%"), 60, 400)),
        new("slack-configuration-token", "a Slack configuration token", OneOf("xoxe.xoxp-1-", "xoxe.xoxb-1-", "xoxe-1-"),
            Alphanumeric(140, 180)),
        new("slack-app-token", "a Slack app-level token", "xapp-", Digits(1), "-", UpperAlphanumeric(8, 14), "-", Digits(10, 14), "-",
            LowerHex(64)),
        new("slack-webhook", "a Slack webhook URL",
            OneOf("https://hooks.slack.com/services/", "hooks.slack.com/services/", "https://hooks.slack-gov.com/services/"),
            UpperAlphanumeric(8, 14), "/", UpperAlphanumeric(8, 14), "/", Alphanumeric(20, 28)),
        new("slack-workflow-webhook", "a Slack workflow webhook URL",
            OneOf("https://hooks.slack.com/workflows/", "https://hooks.slack.com/triggers/"),
            UpperAlphanumeric(8, 14), "/", Alphanumeric(8, 20), "/", Alphanumeric(15, 40)),
        // Part one is the base64 of the bot's number, and a number in base64 begins with one of these.
        new("discord-bot-token", "a Discord bot token", DiscordNumber(), Base64Url(20, 25), ".", Base64Url(6), ".",
            Base64Url(27, 38)) { MinimumEntropy = 3.5 },
        new("discord-webhook", "a Discord webhook URL", DiscordWebhooks(), Digits(17, 20), "/", Base64Url(60, 72)),
        new("telegram-bot-token", "a Telegram bot token", Digits(8, 10), ":AA", Base64Url(33)) { MinimumEntropy = 3.5 },
        new("dingtalk-webhook", "a DingTalk webhook URL", "https://oapi.dingtalk.com/robot/send?access_token=", LowerHex(64)),
        new("lark-webhook", "a Lark webhook URL", ThenGuid(
            OneOf("https://open.feishu.cn/open-apis/bot/v2/hook/", "https://open.larksuite.com/open-apis/bot/v2/hook/"))),
        new("wecom-webhook", "a WeCom webhook URL", ThenGuid("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=")),
        new("ifttt-webhook-key", "the key of IFTTT webhooks", Before("/with/key/"), Base64Url(20, 50)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("twilio-api-key", "a Twilio API key", PrefixAnd("SK", "0123456789abcdef"), LowerHex(31)),
        new("telnyx-api-key", "a Telnyx API key", "KEY0", Run(new CharSet("0123456789ABCDEF"), 31, 31), "_", Alphanumeric(22)),
        new("sendgrid-api-key", "a SendGrid API key", "SG.", Base64Url(22), ".", Base64Url(43)),
        new("mailgun-api-key", "a Mailgun API key", "key-", LowerHex(32)),
        new("mailchimp-api-key", "a Mailchimp API key", LowerHex(32), "-us", Digits(1, 2)),
        new("mailersend-api-token", "a MailerSend API token", "mlsn.", LowerHex(64)),
        new("brevo-api-key", "a Brevo API key", OneOf("xkeysib-", "xsmtpsib-"), LowerHex(64), "-", Alphanumeric(16)),
        new("resend-api-key", "a Resend API key", "re_", Alphanumeric(8), "_", Alphanumeric(24)) { Check = SecretContents.HasDigit,
            CheckName = "digits" },
        new("postmark-server-token", "a Postmark server token",
            ThenGuid(Before("X-Postmark-Server-Token: ", "POSTMARK_SERVER_TOKEN=", "POSTMARK_SERVER_TOKEN: ", "POSTMARK_API_TOKEN="))),
        new("onesignal-api-key", "a OneSignal API key", OneOf("os_v2_app_", "os_v2_org_"), LowerAlphanumeric(80, 120)),
        new("pubnub-secret-key", "a PubNub secret key", "sec-c-", Base64(40, 52), Run(new CharSet("="), 0, 2)),
        new("intercom-access-token", "an Intercom access token", "dG9rO", Base64(50, 60), Run(new CharSet("="), 0, 2))
        {
            Check = SecretContents.IsIntercomToken,
            CheckName = "decodes to tok:",
        },
    ];

    private static ShapePart DiscordNumber()
    {
        string[] firstDigit = ["MD", "MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"];
        return OneOf([.. firstDigit.SelectMany(first => "AEIMQUYcgk".Select(second => first + second))]);
    }

    private static ShapePart DiscordWebhooks()
    {
        string[] hosts = ["discord.com", "discordapp.com", "canary.discord.com", "ptb.discord.com"];
        string[] versions = ["", "v6/", "v7/", "v8/", "v9/", "v10/"];
        return OneOf([.. hosts.SelectMany(host => versions.Select(version => $"https://{host}/api/{version}webhooks/"))]);
    }
}
