namespace Fairlead.Tool.Git;

/// <summary>Git could not do what was asked. The message says what.</summary>
internal sealed class GitException(string message) : Exception(message);
