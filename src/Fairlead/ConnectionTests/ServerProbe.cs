namespace Fairlead.ConnectionTests;

/// <summary>A built-in test of connections to servers of one protocol.</summary>
internal abstract class ServerProbe
{
    /// <summary>Reads from the connection where to connect to and how.</summary>
    /// <exception cref="ConnectionProbeException">The connection lacks what is needed.</exception>
    /// <exception cref="ConnectionFormatException">A field has a value of the wrong form.</exception>
    public abstract ProbeTarget CreateTarget(Connection connection);

    /// <summary>Speaks the protocol, after the connection is open.</summary>
    public abstract Task SpeakAsync(ProbeSession session);

    public async Task ProbeAsync(ConnectionProbeContext context, CancellationToken cancellationToken)
    {
        ProbeTarget target = CreateTarget(context.Connection);
        if (target.Obstacle is { } obstacle)
        {
            context.SkipStep(ConnectionTestSteps.Tcp, obstacle);
            return;
        }
        var session = new ProbeSession(context, target, cancellationToken);
        await session.ConnectAsync().ConfigureAwait(false);
        await SpeakAsync(session).ConfigureAwait(false);
    }

    /// <summary>Reads the extra that switches TLS off; TLS is on without it.</summary>
    protected static bool UsesTls(Connection connection) => connection.Extra.GetBoolean("ssl") ?? true;
}
