using System.CommandLine;

namespace Fairlead.Tool.Commands.Deployments;

/// <summary><c>fairlead deployments</c>: what each deployment changes.</summary>
internal static class DeploymentsCommand
{
    public static Command Create(ToolContext context) => new("deployments", "Shows and edits what deployments link, exclude and override.")
    {
        DeploymentListCommand.Create(context),
        DeploymentShowCommand.Create(context),
        DeploymentDiffCommand.Create(context),
        DeploymentEditCommands.CreateLink(context),
        DeploymentEditCommands.CreateUnlink(context),
        DeploymentEditCommands.CreateOverride(context),
    };
}
