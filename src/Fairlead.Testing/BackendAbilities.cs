namespace Fairlead.Testing;

/// <summary>What a backend can do beside reading; says which cases of the kit are for it.</summary>
[Flags]
public enum BackendAbilities
{
    /// <summary>The backend can be read, as every one can.</summary>
    None = 0,

    /// <summary>It is an <see cref="IWritableBackend"/>.</summary>
    Writing = 1,

    /// <summary>It speaks HTTP with a service whose address the kit may replace by that of a proxy, which makes requests fail.</summary>
    Http = 2,

    /// <summary>It can be told which certificate authority to trust. For one with <see cref="Http"/>.</summary>
    Certificates = 4,
}
