using System.CommandLine;
using Fairlead.Operations.Projects;
using Fairlead.Operations.Sessions;
using Fairlead.Tool.Output;

namespace Fairlead.Tool.Commands;

/// <summary>The options of commands that work on the connections of a project.</summary>
internal sealed class SessionArguments
{
    private readonly Option<string?> _project = new("--project", "-p")
    {
        Description = "The project: its folder, its project file or its manifest. Default: the nearest folder with a connections.json.",
    };

    private readonly Option<string?> _deployment = new("--deployment", "-d")
    {
        Description = "The deployment. Default: FAIRLEAD_DEPLOYMENT, else the environment's name.",
    };

    public Option<string> Output { get; } = OutputFormat.CreateOption();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command, bool hasOutput = true, bool hasDeployment = true)
    {
        command.Options.Add(_project);
        if (hasDeployment) command.Options.Add(_deployment);
        if (hasOutput) command.Options.Add(Output);
    }

    /// <exception cref="Operations.OperationException">There is no manifest, or it can't be read.</exception>
    public ConnectionProject OpenProject(ParseResult arguments, ToolContext context)
    {
        string folder = ProjectSearch.FindFolder(context.Directory, arguments.GetValue(_project));
        ConnectionProject project = ConnectionProject.Open(folder);
        context.EnterDirectory(folder);
        foreach (string problem in project.DescribeProblems()) context.Error.WriteLine(problem);
        return project;
    }

    /// <exception cref="Operations.OperationException">The project can't be opened, or there is no such deployment.</exception>
    public ConnectionSession OpenSession(ParseResult arguments, ToolContext context) =>
        OpenSession(OpenProject(arguments, context), context, arguments.GetValue(_deployment));

    public static ConnectionSession OpenSession(ConnectionProject project, ToolContext context, string? deployment) =>
        ConnectionSession.Open(project, new SessionOptions
        {
            Deployment = deployment, Variables = context.ListEnvironmentVariables(), Time = context.Time,
        });

    public OutputWriter CreateWriter(ParseResult arguments, ToolContext context) =>
        new(context, arguments.GetValue(Output) ?? OutputFormat.Table);
}
