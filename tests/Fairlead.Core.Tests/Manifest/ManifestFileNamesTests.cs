using System.Xml.Linq;
using Fairlead.Core.Manifest;
using Fairlead.Testing;

namespace Fairlead.Core.Tests.Manifest;

public class ManifestFileNamesTests
{
    [Theory]
    [InlineData("connections.json", true, true)]
    [InlineData("/shop/Connections.json", true, true)]
    [InlineData("C:\\shop\\acme.connections.json", true, true)]
    [InlineData("connection-types.json", true, true)]
    [InlineData("acme.Connection-Types.json", true, true)]
    [InlineData("acme.credential-sinks.txt", false, true)]
    [InlineData("oldconnections.json", false, false)]
    [InlineData("connections.json.txt", false, false)]
    [InlineData("appsettings.json", false, false)]
    public void File_IsKnownByItsName(string path, bool isAboutConnections, bool isForFairlead)
    {
        Assert.Equal(isAboutConnections, ManifestFileNames.IsAboutConnections(path));
        Assert.Equal(isForFairlead, ManifestFileNames.IsForFairlead(path));
    }

    /// <summary>A file that a pattern includes and that has no name of ours would be left out without a warning.</summary>
    [Fact]
    public void PatternsOfThePackage_IncludeFilesOfTheseNames()
    {
        string[] patterns =
        [
            .. XDocument.Parse(RepositoryFiles.Read("src/Fairlead.Package/buildTransitive/Fairlead.Analyzers.props")).Descendants("AdditionalFiles")
                .Where(static item => item.Attribute("FairleadOptional") is null)
                .SelectMany(static item => item.Attribute("Include")!.Value.Split(';')),
        ];

        Assert.Contains("*.credential-sinks.txt", patterns);
        Assert.All(
            patterns, static pattern => Assert.True(
                ManifestFileNames.IsForFairlead(pattern.Replace('*', 'a').Replace('?', 'C')), $"""
                Teach {nameof(ManifestFileNames)}.{nameof(ManifestFileNames.IsForFairlead)} the name {pattern}, or mark the files FairleadOptional.
                """));
    }
}
