using Fairlead.Backends;
using Fairlead.Operations.Sessions;

namespace Fairlead.Operations.Checking;

/// <summary>How often one process asks a backend if it uses all its connections all the time.</summary>
/// <param name="Backend">The backend's name.</param>
/// <param name="Connections">How many connections it is asked for.</param>
/// <param name="TimeToLive">How long an answer is used.</param>
/// <param name="CallsPerHour">The calls. Backends that look several up in one call may need fewer.</param>
internal sealed record CallEstimate(string Backend, int Connections, TimeSpan TimeToLive, int CallsPerHour)
{
    /// <summary>Estimates the calls of the backends that are services; variables, configuration and files cost none.</summary>
    public static IReadOnlyList<CallEstimate> List(ConnectionSession session, CheckReport report)
    {
        TimeSpan standard = new FairleadOptions().TimeToLive;
        return
        [
            .. from backend in session.Backends
               where backend.Link.Backend is not (IInProcessBackend or SecretFilesBackend or Backends.ConnectionFiles.ConnectionFileBackend)
               let asked = report.Connections.Count(connection =>
                   connection.Attempts.Any(attempt => attempt.Backend == backend.Name))
               let timeToLive = backend.Link.Policy.TimeToLive ?? standard
               select new CallEstimate(backend.Name, asked, timeToLive, (int)Math.Ceiling(asked * (TimeSpan.FromHours(1) / timeToLive))),
        ];
    }
}
