namespace Fairlead.Resolution;

/// <summary>What makes a connection one in clear text, as words that follow "because", and where it was found.</summary>
internal sealed record ClearText(string Reason, string Source);
