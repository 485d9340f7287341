using Fairlead.Core.Json;
using Fairlead.Operations.Definitions;
using Fairlead.Operations.Projects;

namespace Fairlead.Tool.Tests.Operations;

public class RequiredFieldsTests
{
    /// <summary>The build writes the lock file from the generated code, and the tool reads the manifest by itself: both must
    /// agree.</summary>
    [Fact]
    public void Manifest_RequiresWhatTheLockFileOfTheBuildSays()
    {
        ConnectionProject project = ConnectionProject.Open(RepositoryFiles.GetFullPath("samples/ConnectionProbe"));
        JsonValue locked = JsonDocument.Parse(RepositoryFiles.Read("samples/ConnectionProbe/connections.lock.json"),
            JsonReaderOptions.Strict).Root!;

        Assert.NotEmpty(project.Manifest.Connections);
        Assert.All(project.Manifest.Connections, connection => Assert.Equal(
            locked["connections"]![connection.Id]!["required"]!.Elements.Select(element => element.Text!),
            RequiredFields.Find(connection)));
    }

    [Fact]
    public void Program_HasTheConnectionsOfItsLibraries()
    {
        ConnectionProject project = ConnectionProject.Open(RepositoryFiles.GetFullPath("samples/OrdersWorkflow"));

        Assert.Equal(["archive", "orders_api", "orders_db"], project.Connections.Select(connection => connection.Id).Order());
        Assert.Contains("production", project.Deployments);
        Assert.Empty(project.DescribeProblems());
    }
}
