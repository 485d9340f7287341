namespace Fairlead.Detection.TransportApis;

/// <summary>Every API that is known to weaken transport security, one row each.</summary>
internal static class TransportSinkTable
{
    public static IReadOnlyList<TransportSink> All { get; } =
    [
        .. FrameworkTransportSinks.All,
        .. DatabaseTransportSinks.All,
        .. MessagingTransportSinks.All,
        .. ClientTransportSinks.All,
        .. ServerTransportSinks.All,
    ];
}
