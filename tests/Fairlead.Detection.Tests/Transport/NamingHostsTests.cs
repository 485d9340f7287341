using System.Text.RegularExpressions;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;

namespace Fairlead.Detection.Tests.Transport;

/// <summary>Each entry of the table of naming hosts is one that a URL can have.</summary>
public partial class NamingHostsTests
{
    public static TheoryData<string> Entries => [.. NamingHosts.Entries];

    [Fact]
    public void EveryEntry_IsThereOnce() => Assert.Distinct(NamingHosts.Entries, StringComparer.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Entries))]
    public void Entry_IsAHostAndThePathThatItBeginsWith(string entry) =>
        Assert.True(Form().IsMatch(entry), $"Write '{entry}' as a host, or as a host with the start of a path, without a scheme.");

    [Theory]
    [MemberData(nameof(Entries))]
    public void UrlWithTheEntry_IsAName(string entry)
    {
        string text = "http://" + entry + (entry.Contains('/') ? "x" : "/x");
        Assert.True(NetworkUrl.TryFind(text, 0, out NetworkUrl url));
        Assert.True(NamingHosts.Contains(text, url, url.GetHost(text)));
    }

    [GeneratedRegex("^[a-z0-9-]+([.][a-z0-9-]+)+(/[A-Za-z0-9~/.-]*)?$")]
    private static partial Regex Form();
}
