namespace Fairlead.Tool.Baselines;

/// <summary>A baseline that cannot be read. The message says where and why.</summary>
internal sealed class BaselineException(string message) : Exception(message);
