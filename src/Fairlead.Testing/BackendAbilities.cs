namespace Fairlead.Testing;

/// <summary>What a backend can do besides reading, which decides which cases of the kit it has to pass.</summary>
[Flags]
public enum BackendAbilities
{
    /// <summary>The backend can only be read.</summary>
    None = 0,

    /// <summary>The backend is an <see cref="IWritableBackend"/>.</summary>
    Writing = 1,

    /// <summary>The backend speaks HTTP with a service. The kit puts a proxy in front of the service, which makes requests fail.</summary>
    Http = 2,

    /// <summary>The backend can be told which certificate authority to trust. Needs <see cref="Http"/>.</summary>
    Certificates = 4,
}
