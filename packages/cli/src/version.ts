/** The version of the command; a test holds it equal to every package.json of the workspace. */
export const version = "0.1.0";

/** Version of the JSON that `--json` prints; raised when a field changes its meaning or goes. */
export const schemaVersion = 2;
