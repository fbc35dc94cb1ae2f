import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const openweathermapApiKey: SecretRule = {
  id: 'secret/openweathermap-api-key',
  title: 'An OpenWeatherMap API key is in the diff',
  provider: 'OpenWeatherMap',
  keywords: ['openweather', 'open_weather', 'open-weather', 'owm_'],
  pattern: assigned('open_?-?weather(?:_?-?map)?|owm_', /[0-9a-f]{32}/i),
  longest: longestAssigned + 32,
  entropy: 2.8,
  remedy: 'Revoke it in OpenWeather under My API keys and issue a new one.',
  source: ['OpenWeather: API keys FAQ'],
};
