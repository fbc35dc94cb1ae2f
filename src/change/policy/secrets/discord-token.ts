/** Whether a bot's token begins with the ID of its user in base64: a snowflake of 17 to 20 digits. */
export function hasDiscordUser(token: string): boolean {
  const [user = ''] = token.split('.');
  return /^\d{17,20}$/.test(Buffer.from(user, 'base64').toString('latin1'));
}
