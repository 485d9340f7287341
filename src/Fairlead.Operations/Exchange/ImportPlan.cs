using Fairlead.Core.Connections;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>What an import does with a connection.</summary>
internal enum ImportAction
{
    Add,
    Replace,
    Keep,
    Same,
    Conflict,
}

/// <summary>The way to treat connections that the backend has with other values.</summary>
internal enum ConflictChoice
{
    Fail,
    Skip,
    Overwrite,
}

/// <summary>One connection of an import, and what happens to it.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Action">What happens.</param>
/// <param name="Version">The version that the backend has; null if it has none.</param>
internal sealed record ImportStep(ExchangedConnection Connection, ImportAction Action, string? Version);

/// <summary>An import that was compared with the backend: nothing is written before all conflicts are decided.</summary>
internal sealed class ImportPlan(WriteTarget target, IReadOnlyList<ImportStep> steps)
{
    public IReadOnlyList<ImportStep> Steps => steps;

    public bool HasConflicts => steps.Any(static step => step.Action == ImportAction.Conflict);

    public static async Task<ImportPlan> CreateAsync(
        WriteTarget target, IReadOnlyList<ExchangedConnection> connections, ConflictChoice choice, CancellationToken cancellationToken)
    {
        var steps = new List<ImportStep>();
        foreach (ExchangedConnection connection in connections)
        {
            StoredConnection? stored = await target.FindAsync(connection.Id, cancellationToken).ConfigureAwait(false);
            steps.Add(new ImportStep(connection, Decide(connection.Fields, stored, choice), stored?.Version));
        }
        return new ImportPlan(target, steps);
    }

    /// <summary>Writes what the plan says.</summary>
    /// <param name="onWritten">Hears of each connection that was written, and where.</param>
    /// <param name="cancellationToken">Stops between two connections.</param>
    public async Task WriteAsync(Action<ImportStep, string> onWritten, CancellationToken cancellationToken)
    {
        var writer = new ConnectionWriter(target);
        foreach (ImportStep step in steps.Where(static step => step.Action is ImportAction.Add or ImportAction.Replace))
        {
            cancellationToken.ThrowIfCancellationRequested();
            onWritten(step, await writer.PutAsync(step.Connection.Id, step.Connection.Fields, step.Version, cancellationToken)
                .ConfigureAwait(false));
        }
    }

    private static ImportAction Decide(ConnectionFields fields, StoredConnection? stored, ConflictChoice choice)
    {
        if (stored is null) return ImportAction.Add;
        if (FieldValues.AreSame(FieldValues.FromBackend(stored.Fields), fields)) return ImportAction.Same;
        return choice switch
        {
            ConflictChoice.Overwrite => ImportAction.Replace,
            ConflictChoice.Skip => ImportAction.Keep,
            _ => ImportAction.Conflict,
        };
    }
}
