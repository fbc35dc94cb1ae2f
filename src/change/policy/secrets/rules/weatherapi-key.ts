import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const weatherapiKey: SecretRule = {
  id: 'secret/weatherapi-key',
  title: 'A WeatherAPI API key is in the diff',
  provider: 'WeatherAPI',
  keywords: ['weatherapi', 'weather_api', 'weather-api', 'weatherstack', 'weatherbit'],
  pattern: assigned('weather_?-?(?:api|stack|bit)', /[0-9a-f]{30,32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in the account page of the weather service and issue a new one.',
  source: ['WeatherAPI.com Docs: Authentication'],
};
